"""A site that hangs photos in every place that a section has for them."""

from pathlib import Path
from typing import Any

from PIL import Image

from tests.starters.kit_project import Project, assemble

_LYING = ("balcao", "paes", "equipe")
FOCUS = {"x": 0.3, "y": 0.2}
_UPRIGHT = tuple(f"{name}-em-pe" for name in _LYING)


def assemble_exhibition(folder: Path, starter: str) -> Project:
    """The bakery with an upright copy of each photo that has a focus, and its gallery's page full of photos."""
    project = assemble("bakery-pt-BR", folder, starter)
    site, home, page = (project.read(name) for name in ("site.json", "pages/home.json", "pages/gallery.json"))
    for name, upright in zip(_LYING, _UPRIGHT, strict=True):
        file = f"{upright}.jpg"
        with Image.open(project.data / "assets" / site["images"][name]["file"]) as photo:
            turned = photo.transpose(Image.Transpose.ROTATE_90)
        turned.save(project.data / "assets" / file)
        size = {"width": turned.width, "height": turned.height}
        site["images"][upright] = site["images"][name] | {"file": file, "focus": FOCUS} | size
    hero = next(section["content"] for section in home["sections"] if section["content"]["kind"] == "hero")
    about = next(section["content"] for section in home["sections"] if section["content"]["kind"] == "about")
    contents = [*_galleries(), *_teams()]
    contents += [("split", about | {"image": image}) for image in (_LYING[1], _UPRIGHT[1])]
    contents += [
        (variant, hero | {"image": image})
        for variant in ("statement", "split", "cover")
        for image in (_LYING[0], _UPRIGHT[0])
    ]
    page["sections"] = [
        {"id": f"lugar-{number}", "variant": variant, "surface": "plain", "content": content}
        for number, (variant, content) in enumerate(contents)
    ]
    project.write("site.json", site)
    project.write("pages/gallery.json", page)
    return project


def _galleries() -> list[tuple[str, Any]]:
    lying, upright = [_LYING[number % 3] for number in range(8)], [_UPRIGHT[number % 3] for number in range(8)]
    mixed = [lying[0], upright[0], upright[1], lying[1], lying[2], upright[2], lying[0], upright[1]]
    hung = [lying[:count] for count in (1, 2, 3, 4, 5, 6)] + [upright[:count] for count in (1, 2, 3, 4, 5)]
    hung += [mixed[:count] for count in (2, 3, 4, 5, 8)]
    return [
        *(("grid", {"kind": "gallery", "title": "Fotos", "images": images}) for images in hung),
        ("strip", {"kind": "gallery", "title": "Fotos", "images": mixed}),
    ]


def _teams() -> list[tuple[str, Any]]:
    people = [
        {"name": f"Irene {number}", "role": "Padeira", "bio": "Faz pão há quarenta anos.", "photo": photo}
        for number, photo in enumerate((_UPRIGHT[2], _LYING[2], _UPRIGHT[2], _UPRIGHT[2]))
    ]
    teams = [("feature", people[:1]), ("feature", people[1:2]), *(("cards", people[:count]) for count in (1, 2, 3, 4))]
    return [(variant, {"kind": "team", "title": "Equipe", "people": those}) for variant, those in teams]
