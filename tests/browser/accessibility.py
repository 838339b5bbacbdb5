"""What axe finds on a page, without the faults that are Streamlit's own."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STREAMLITS_OWN = (
    # rule, what the HTML that it points at holds, why it is not ours to mend
    ("target-size", 'role="spinbutton"', "day, month and year in a date field are small"),
    ("svg-img-alt", "metric_chart_", "the line in a metric has no name; the figure beside it has"),
    (
        "presentation-role-conflict",
        "stFileUploaderDropzone",
        "the drop zone is a focusable section",
    ),
    ("empty-table-header", "<th", "a table's corner and its column of checks have no heading"),
)


def faults(page: Page) -> list[str]:
    """Each fault of the page as one line: rule, weight, where, and what would mend it."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}) {node['target']}: {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
        if not _is_streamlits_own(fault["id"], node["html"])
    ]


def _is_streamlits_own(rule: str, html: str) -> bool:
    return any(rule == known and part in html for known, part, _reason in STREAMLITS_OWN)
