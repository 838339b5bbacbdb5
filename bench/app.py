"""The workbook's server with one thing more: it can also run a bare script, to compare a page with."""

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bench.queries import COUNTED
from smwork.web.server import lifespan, middleware, routes

SCRIPT = Path(__file__).with_name("frame.py")


async def _queries(_request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(COUNTED.so_far()))


app = st.App(
    SCRIPT,
    routes=[*routes(), Route("/bench/queries", _queries)],
    middleware=middleware(),
    lifespan=lifespan(("bench.frame_code",)),
)
