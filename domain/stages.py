"""The pipeline's stages, in order, with what each one waits for, and the statuses of a project."""

from enum import StrEnum


class Stage(StrEnum):
    """A stage's name is its Prefect task's name."""

    VALIDATE_ONBOARDING = "validate_onboarding"
    DOWNLOAD_ASSETS = "download_assets"
    CREATE_SITE_SPEC = "create_site_spec"
    GENERATE_BRIEF = "generate_brief"
    GENERATE_SITEMAP = "generate_sitemap"
    GENERATE_CONTENT = "generate_content"
    PROVISION_REPOSITORY = "provision_repository"
    SETUP_PROJECT_STRUCTURE = "setup_project_structure"
    GENERATE_LAYOUT_PLAN = "generate_layout_plan"
    GENERATE_CODE_PATCH = "generate_code_patch"
    APPLY_PATCH = "apply_patch"
    BUILD_AND_TEST = "build_and_test"
    GENERATE_FIX_PATCH = "generate_fix_patch"
    VERIFY_SITE = "verify_site"
    DEPLOY_PREVIEW = "deploy_preview"
    PROVISION_SUBDOMAIN = "provision_subdomain"
    NOTIFY_CLIENT = "notify_client"
    NOTIFY_WORKSPACE = "notify_workspace"
    NOTIFY_HUMAN = "notify_human"
    PROCESS_REVISION_REQUEST = "process_revision_request"
    GENERATE_REVISION_PATCH = "generate_revision_patch"


# A generation leaves these out; it makes the plans of earlier revisions again by itself.
OF_REVISIONS = frozenset({Stage.PROCESS_REVISION_REQUEST, Stage.GENERATE_REVISION_PATCH})


_NEEDS: dict[Stage, tuple[Stage, ...]] = {
    Stage.VALIDATE_ONBOARDING: (),
    Stage.DOWNLOAD_ASSETS: (Stage.VALIDATE_ONBOARDING,),
    Stage.CREATE_SITE_SPEC: (Stage.DOWNLOAD_ASSETS,),
    Stage.GENERATE_BRIEF: (Stage.CREATE_SITE_SPEC,),
    Stage.GENERATE_SITEMAP: (Stage.GENERATE_BRIEF,),
    Stage.GENERATE_CONTENT: (Stage.GENERATE_SITEMAP,),
    Stage.PROVISION_REPOSITORY: (Stage.VALIDATE_ONBOARDING,),
    Stage.SETUP_PROJECT_STRUCTURE: (Stage.PROVISION_REPOSITORY, Stage.CREATE_SITE_SPEC),
    Stage.GENERATE_LAYOUT_PLAN: (Stage.GENERATE_CONTENT,),
    Stage.GENERATE_CODE_PATCH: (Stage.GENERATE_LAYOUT_PLAN,),
    Stage.APPLY_PATCH: (Stage.GENERATE_CODE_PATCH, Stage.SETUP_PROJECT_STRUCTURE),
    Stage.BUILD_AND_TEST: (Stage.APPLY_PATCH,),
    Stage.GENERATE_FIX_PATCH: (Stage.BUILD_AND_TEST,),
    Stage.VERIFY_SITE: (Stage.BUILD_AND_TEST, Stage.GENERATE_FIX_PATCH),
    Stage.DEPLOY_PREVIEW: (Stage.VERIFY_SITE,),
    Stage.PROVISION_SUBDOMAIN: (Stage.DEPLOY_PREVIEW,),
    Stage.NOTIFY_CLIENT: (Stage.PROVISION_SUBDOMAIN,),
    Stage.NOTIFY_WORKSPACE: (Stage.PROVISION_SUBDOMAIN,),
    Stage.NOTIFY_HUMAN: (),
    Stage.PROCESS_REVISION_REQUEST: (),
    Stage.GENERATE_REVISION_PATCH: (Stage.PROCESS_REVISION_REQUEST,),
}


def needs(stage: Stage) -> tuple[Stage, ...]:
    """What a stage waits for directly."""
    return _NEEDS[stage]


def with_ancestors(stage: Stage) -> frozenset[Stage]:
    """The stage itself and everything it waits for, directly or not."""
    return frozenset({stage}).union(*(with_ancestors(needed) for needed in _NEEDS[stage]))


class ProjectStatus(StrEnum):
    """Where the work on a project stands; what is live is a fact apart."""

    AWAITING_ONBOARDING = "awaiting_onboarding"
    QUEUED = "queued"
    GENERATING = "generating"
    PREVIEW_READY = "preview_ready"
    REVISING = "revising"
    APPROVED = "approved"
    PUBLISHING = "publishing"
    DONE = "done"
    NEEDS_HUMAN = "needs_human"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
