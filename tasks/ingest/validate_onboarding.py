"""The form, as it was submitted, validated once more: rules may have become stricter since."""

from sqlalchemy import select

from domain.artifacts.onboarding import OnboardingForm, read_form
from domain.records.projects import OnboardingSubmission
from domain.stages import Stage
from tasks.run import Run
from tasks.stage import stage


@stage(Stage.VALIDATE_ONBOARDING, about="Check every field of the client's form")
def validate_onboarding(run: Run, submission: int) -> OnboardingForm:
    """The submission of this number."""
    with run.database.transaction() as session:
        found = session.scalars(
            select(OnboardingSubmission).where(
                OnboardingSubmission.project_id == run.project_id, OnboardingSubmission.number == submission
            )
        ).one()
    return read_form(found.form)
