"""What a form's pictures may take together: each one over it is refused, and the others are not."""

import time

import pytest

from blocks.web.allowance import Allowance, FormLimits
from blocks.web.refusal import PASSING, PictureRefused, Why


def test_the_pictures_after_the_last_that_may_be_are_refused() -> None:
    allowance = Allowance(FormLimits(files=2))
    allowance.begin()
    allowance.begin()
    for _ in range(2):
        with pytest.raises(PictureRefused, match="more than 2 pictures") as caught:
            allowance.begin()
        assert caught.value.why is Why.TOO_MANY


def test_a_picture_that_does_not_fit_any_more_leaves_room_for_a_smaller_one() -> None:
    allowance = Allowance(FormLimits(bytes_kept=1000))
    allowance.count_kept(600)
    with pytest.raises(PictureRefused) as caught:
        allowance.count_kept(401)
    assert caught.value.why is Why.TOO_MANY
    allowance.count_kept(400)


def test_no_more_is_taken_when_enough_was_sent() -> None:
    allowance = Allowance(FormLimits(bytes_sent=1_000_000))
    allowance.count_sent(1_000_000)
    allowance.begin()
    allowance.count_sent(1)
    with pytest.raises(PictureRefused, match="MB together") as caught:
        allowance.begin()
    assert caught.value.why is Why.TOO_MANY


def test_when_the_time_is_up_a_later_run_may_ask_again() -> None:
    allowance = Allowance(FormLimits(seconds=0.01))
    time.sleep(0.02)
    with pytest.raises(PictureRefused) as caught:
        allowance.begin()
    assert caught.value.why is Why.TIME_UP
    assert caught.value.why in PASSING


def test_sixty_photos_of_twenty_megabytes_fit() -> None:
    allowance = Allowance()
    for _ in range(60):
        allowance.begin()
        allowance.count_sent(20 * 1024 * 1024)
        allowance.count_kept(1_150_000)
