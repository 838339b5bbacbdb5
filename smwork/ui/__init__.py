"""The only room that knows Streamlit: what is shared by the pages, and a module per step."""
