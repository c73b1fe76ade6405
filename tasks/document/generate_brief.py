"""The brief: what the site is for, for whom, in which voice."""

from pathlib import Path

from blocks.ai.interface import AIProvider, Prompt, Purpose
from domain.artifacts.documents import Brief
from domain.artifacts.spec import SiteSpec
from domain.stages import Stage
from tasks.asking import ask
from tasks.run import Run
from tasks.stage import stage

PROMPT = Path(__file__).parent / "prompts" / "brief.md.j2"


@stage(
    Stage.GENERATE_BRIEF,
    about="Write the brief that the client can be sent",
    prompts=(PROMPT,),
    purpose=Purpose.ANALYSIS,
    seconds=300,
)
def generate_brief(run: Run, spec: SiteSpec, ai: AIProvider) -> Brief:
    """Markdown, in the form's language."""
    return ask(run, Stage.GENERATE_BRIEF, ai, Brief, Prompt(Purpose.ANALYSIS, PROMPT, {"spec": spec}))
