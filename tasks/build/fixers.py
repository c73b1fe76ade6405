"""Repairs that need no AI: each takes a site's files and returns edits, or nothing when it has nothing to mend."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from domain.artifacts.patch import DeleteFile, FileEdit, WriteText

_PAGES, _SITE, _CUSTOM = "src/data/pages/", "src/data/site.json", "src/custom/"


def without_dangling_references(files: Mapping[str, bytes]) -> tuple[FileEdit, ...]:
    """Take out of the pages what they name and the repository does not have: pictures and components."""
    pictures = set(json.loads(files[_SITE]).get("images", {}))
    components = {path.removeprefix(_CUSTOM).removesuffix(".astro") for path in files if path.startswith(_CUSTOM)}
    return tuple(_changed_pages(files, pictures, components))


def without_custom_code(files: Mapping[str, bytes]) -> tuple[FileEdit, ...]:
    """Take out every custom component and the sections that show one; the rest of the site stays as it is."""
    custom = tuple(DeleteFile(path=path) for path in sorted(files) if path.startswith(_CUSTOM))
    if not custom:
        return ()
    pictures = set(json.loads(files[_SITE]).get("images", {}))
    return (*custom, *_changed_pages(files, pictures, components=set()))


def _changed_pages(files: Mapping[str, bytes], pictures: set[str], components: set[str]) -> Iterator[WriteText]:
    for path in sorted(files):
        if not path.startswith(_PAGES):
            continue
        page = json.loads(files[path])
        mended = {**page, "sections": [_without_pictures(item, pictures) for item in page["sections"]]}
        mended["sections"] = [item for item in mended["sections"] if _shows_something(item["content"], components)]
        if mended != page:
            yield WriteText(path=path, text=json.dumps(mended, ensure_ascii=False, indent=2) + "\n")


def _without_pictures(section: dict[str, Any], known: set[str]) -> dict[str, Any]:
    content = dict(section["content"])
    if content.get("image") not in known:
        content = {name: None if name == "image" else value for name, value in content.items()}
    if "images" in content:
        content["images"] = [picture for picture in content["images"] if picture in known]
    if "people" in content:
        content["people"] = [
            {**person, "photo": person.get("photo") if person.get("photo") in known else None}
            for person in content["people"]
        ]
    if content["kind"] == "logos":
        content["items"] = [
            {**item, "image": item.get("image") if item.get("image") in known else None} for item in content["items"]
        ]
    return {**section, "content": content}


def _shows_something(content: Mapping[str, Any], components: set[str]) -> bool:
    if content["kind"] == "custom":
        return content["component"] in components
    return content["kind"] != "gallery" or bool(content["images"])
