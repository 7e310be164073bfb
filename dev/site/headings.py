"""Names of headings: a module of its own, because Sphinx stores the function with what it has read."""


def as_in_jupyterlab(title: str) -> str:
    """A heading's name in links, as JupyterLab makes it."""
    return title.replace(" ", "-")
