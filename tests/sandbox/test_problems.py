"""Output of real failed builds of Astro 7.3, and what is found in it."""

import pytest

from sandbox.problems import Problem, problems_in

SYNTAX = """\
21:14:31 [build] Building static entrypoints...
21:14:31 [ERROR] [vite] ✗ Build failed in 134ms
[CompilerError] Unexpected token
  Location:
    /workspace/src/custom/Bad.astro:2:10
  Stack trace:
    at handleCompileResultErrors (file:///workspace/node_modules/astro/dist/core/compile/compile.js:73:11)
"""
MISSING_IMPORT = """\
21:14:32 [ERROR] [vite] ✗ Build failed in 121ms
[UNRESOLVED_IMPORT] Could not resolve './missing.ts' in src/custom/Bad.astro
   ╭─[ src/custom/Bad.astro:2:15 ]
   │
 2 │ import x from "./missing.ts";
   │               ───────┬──────
   │                      ╰──────── Module not found.
───╯

  Location:
    /workspace/src/custom/Bad.astro:2:14
"""
MISSING_PACKAGE = """\
21:14:33 [ERROR] [vite] ✗ Build failed in 184ms
[vite]: Rolldown failed to resolve import "nopackage" from "/workspace/src/custom/Bad.astro".
This is most likely unintended because it can break your application at runtime.
  Stack trace:
    at viteLog (file:///workspace/node_modules/vite/dist/node/chunks/node.js:34880:57)
"""
TYPESCRIPT_SYNTAX = """\
[builtin:vite-transform] Unexpected token
   ╭─[ src/custom/util.ts:2:19 ]
   │
 2 │ export const b = {;
───╯

  Location:
    undefined:2:18
"""
RENDERING = """\
 generating static routes
21:14:35   ├─ /index.html21:14:35 [ERROR] ReferenceError: nothere is not defined
    at file:///workspace/dist/.prerender/chunks/index_BId5KqSK.mjs:46:59
21:14:35 [ERROR] [build] Caught error rendering /menu/: ReferenceError: nothere is not defined
nothere is not defined
  Stack trace:
    at file:///workspace/dist/.prerender/chunks/index_BId5KqSK.mjs:46:59
"""
BAD_IMAGE = """\
[NoImageMetadata] Could not process image metadata for `/workspace/src/custom/a.jpg`.
  Hint:
    This is often caused by a corrupted or malformed image.
  Stack trace:
    at imageMetadata (file:///workspace/node_modules/astro/dist/assets/utils/metadata.js:8:11)
"""
CONTENT_COLLECTION = """\
[InvalidContentEntryDataError] posts → a data does not match collection schema.

  title**: **title: Expected type `"string"`, received `"number"`
  n**: **n: Expected type `"number"`, received `"string"`

  Hint:
    See https://docs.astro.build/en/guides/content-collections/ for more information on content schemas.
  Location:
    /workspace/src/data/posts/a.json:0:0
"""
CONFIGURATION = """\
[astro] Unable to load your Astro config

Parse failure: Parse failed with 1 error:
Expected a semicolon or an implicit semicolon after a statement, but found none
At file: /workspace/astro.config.mjs:3:6
  Location:
    /workspace/astro.config.mjs:3:6
"""
BUILD_ERRORS = {
    SYNTAX: Problem(message="Unexpected token", file="src/custom/Bad.astro", line=2, code="CompilerError"),
    MISSING_IMPORT: Problem(
        message="Could not resolve './missing.ts' in src/custom/Bad.astro",
        file="src/custom/Bad.astro",
        line=2,
        code="UNRESOLVED_IMPORT",
    ),
    MISSING_PACKAGE: Problem(
        message='Rolldown failed to resolve import "nopackage" from "src/custom/Bad.astro".\n'
        "This is most likely unintended because it can break your application at runtime.",
        file="src/custom/Bad.astro",
        code="vite",
    ),
    TYPESCRIPT_SYNTAX: Problem(
        message="Unexpected token", file="src/custom/util.ts", line=2, code="builtin:vite-transform"
    ),
    RENDERING: Problem(message="nothere is not defined (while rendering /menu/)", code="ReferenceError"),
    BAD_IMAGE: Problem(
        message="Could not process image metadata for `src/custom/a.jpg`.",
        file="src/custom/a.jpg",
        code="NoImageMetadata",
    ),
    CONTENT_COLLECTION: Problem(
        message="posts → a data does not match collection schema.\n"
        'title: title: Expected type `"string"`, received `"number"`\n'
        'n: n: Expected type `"number"`, received `"string"`',
        file="src/data/posts/a.json",
        code="InvalidContentEntryDataError",
    ),
    CONFIGURATION: Problem(
        message="Unable to load your Astro config\n"
        "Parse failure: Parse failed with 1 error:\n"
        "Expected a semicolon or an implicit semicolon after a statement, but found none\n"
        "At file: astro.config.mjs:3:6",
        file="astro.config.mjs",
        line=3,
        code="astro",
    ),
}


@pytest.mark.parametrize(("log", "problem"), BUILD_ERRORS.items(), ids=lambda item: getattr(item, "code", None))
def test_the_error_is_found_with_its_place(log: str, problem: Problem) -> None:
    assert problems_in(log) == (problem,)


def test_data_errors_are_found_one_by_one_and_once() -> None:
    log = """\
DATA_ERROR src/data/pages/home.json /sections/0/content/title must be string
DATA_ERROR src/data/site.json  must have required property 'name'
21:14:38 [ERROR] [build] Caught error rendering /: Error: The data of the site has 2 problem(s), see above.
DATA_ERROR src/data/pages/home.json /sections/0/content/title must be string
"""
    assert problems_in(log) == (
        Problem(message="/sections/0/content/title must be string", file="src/data/pages/home.json", code="data"),
        Problem(message="must have required property 'name'", file="src/data/site.json", code="data"),
    )


def test_type_errors_of_both_checkers_are_found() -> None:
    log = """\
src/custom/Bad.ts(1,7): error TS2322: Type 'string' is not assignable to type 'number'.
src/custom/Bad.astro:3:7 - error ts(2304): Cannot find name 'x'.
"""
    assert problems_in(log) == (
        Problem(
            message="Type 'string' is not assignable to type 'number'.",
            file="src/custom/Bad.ts",
            line=1,
            code="ts2322",
        ),
        Problem(message="Cannot find name 'x'.", file="src/custom/Bad.astro", line=3, code="ts2304"),
    )


def test_an_unknown_failure_shows_the_end_of_the_log() -> None:
    (problem,) = problems_in("\n".join(f"line {number}" for number in range(20)))
    assert problem == Problem(message="line 15\nline 16\nline 17\nline 18\nline 19", code="build")


def test_a_silent_failure_is_a_problem_as_well() -> None:
    assert problems_in("") == (Problem(message="The build failed and printed nothing.", code="build"),)


def test_a_flood_of_problems_is_cut() -> None:
    log = "\n".join(f"DATA_ERROR src/data/site.json /{number} {'x' * 5_000}" for number in range(500))
    problems = problems_in(log)
    assert len(problems) == 50
    assert max(len(problem.message) for problem in problems) == 2_000
