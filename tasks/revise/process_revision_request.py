"""What a request means: typed operations, a question back, or why it cannot be done."""

from pathlib import Path

from blocks.ai.interface import AIProvider, Prompt, Purpose
from domain.artifacts.assets import AssetCatalogue
from domain.artifacts.revision import OpenRevision, PlanKind, ReplaceText, RevisionPlan
from domain.artifacts.site_documents import SiteDocuments
from domain.errors import RevisionConflict
from domain.stages import Stage
from tasks.asking import ask
from tasks.client_messages import going_back
from tasks.revise.changes import changes, rendered
from tasks.revise.operations import revised
from tasks.revise.scope import beyond
from tasks.run import Run
from tasks.stage import stage

PROMPT = Path(__file__).parent / "prompts" / "revision.md.j2"


@stage(
    Stage.PROCESS_REVISION_REQUEST,
    about="Read the client's request: what to change, what to ask back, or why not",
    prompts=(PROMPT,),
    purpose=Purpose.ANALYSIS,
    seconds=300,
)
def process_revision_request(
    run: Run, revision: OpenRevision, documents: SiteDocuments, pictures: AssetCatalogue, ai: AIProvider
) -> RevisionPlan:
    """A plan that fits the site and changes what it names and nothing else."""
    if revision.restores is not None:
        answer = going_back(revision.request.locale, version=revision.restores)
        return RevisionPlan(kind=PlanKind.RESTORE, answer=answer)

    def problems_of(plan: RevisionPlan) -> tuple[str, ...]:
        return plan_problems(plan, documents, pictures)

    prompt = Prompt(
        Purpose.ANALYSIS, PROMPT, {"request": revision.request, "documents": documents, "pictures": pictures}
    )
    return ask(run, Stage.PROCESS_REVISION_REQUEST, ai, RevisionPlan, prompt, problems_of)


def plan_problems(plan: RevisionPlan, documents: SiteDocuments, pictures: AssetCatalogue) -> tuple[str, ...]:
    """Where a plan does not fit the site, as sentences."""
    contact = documents.spec.contact
    numbers = {text for text in (contact.phone, contact.whatsapp, contact.email) if text}
    known = {picture.id for picture in pictures.assets}
    problems = ["a plan cannot go back to a version"] if plan.kind is PlanKind.RESTORE else []
    problems += [
        f"'{operation.was}' is a way to reach the business: use set_contact"
        for operation in plan.operations
        if isinstance(operation, ReplaceText) and any(number in operation.was for number in numbers)
    ]
    problems += [
        f"no picture '{operation.becomes.id}' was sent"
        for operation in plan.operations
        if operation.op == "swap_photo" and operation.becomes.id not in known
    ]
    try:
        before, after = rendered(documents), rendered(revised(documents, plan.operations))
    except RevisionConflict as conflict:
        return (*problems, conflict.reason)
    made = changes(before, after)
    if plan.operations and not made:
        problems.append("the site is so already: answer that instead")
    strays = beyond(plan.operations, made)
    return (*problems, *(f"{item.file} {'.'.join(map(str, item.place))} is not named in the plan" for item in strays))
