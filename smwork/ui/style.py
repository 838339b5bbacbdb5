"""The one style sheet that stands in every page."""

from pathlib import Path
from typing import Final

# Given the path itself, Streamlit opens the file at every run, and the other threads go first.
STYLE: Final = f"<style>{Path(__file__).with_name('style.css').read_text(encoding='utf-8')}</style>"
