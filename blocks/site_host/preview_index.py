"""The preview server's own page: every site and its versions."""

from blocks.site_host.shelf import Shelf

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sites on this machine</title>
<style>
body {{ font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; color: #222 }}
li {{ margin: .75rem 0 }}
a {{ color: #0b5394 }}
small a {{ margin-right: .75rem }}
</style>
</head>
<body>
<h1>Sites on this machine</h1>
{sites}
</body>
</html>
"""


def index_page(shelf: Shelf, *, port: int | None) -> str:
    """HTML; slugs are checked names, so nothing in it needs escaping."""
    items = [_item(shelf, slug, f":{port}" if port else "") for slug in shelf.slugs()]
    return _PAGE.format(sites=f"<ul>\n{''.join(items)}</ul>" if items else "<p>There is no site yet.</p>")


def _item(shelf: Shelf, slug: str, port: str) -> str:
    state = shelf.state(slug)
    name = f'<a href="http://{slug}.localhost{port}/">{slug}</a>' if state and state.previewed else slug
    versions = "".join(
        f'<a href="http://v{version}--{slug}.localhost{port}/">version {version}</a>\n'
        for version in shelf.versions(slug)
    )
    return f"<li>{name}<br><small>{versions}</small></li>\n"
