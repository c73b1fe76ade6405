from sandbox.log import Log


def filled(*chunks: bytes) -> Log:
    log = Log(head_bytes=4, tail_bytes=6)
    for chunk in chunks:
        log.add(chunk)
    return log


def test_a_short_log_is_kept_whole() -> None:
    assert filled(b"ab", b"cdef", b"ghij").text == "abcdefghij"


def test_of_a_long_log_both_ends_are_kept() -> None:
    log = filled(b"abcdef", *([b"xxx"] * 1000), b"uvwxyz")
    assert log.total == 3012
    assert log.text == "abcd\n[… 3002 bytes left out …]\nuvwxyz"


def test_one_large_chunk_is_cut_as_well() -> None:
    assert filled(b"abcd" + b"x" * 100 + b"uvwxyz").text == "abcd\n[… 100 bytes left out …]\nuvwxyz"


def test_what_is_no_text_is_shown_as_such() -> None:
    assert filled(b"a\xffb").text == "a\ufffdb"
