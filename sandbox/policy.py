"""How much a sandboxed command may use: one frozen model, finite in every field."""

from pydantic import BaseModel, ConfigDict, Field

MIB = 1024 * 1024
GIB = 1024 * MIB


class Limits(BaseModel):
    """The limits of one run; each comment says what happens without it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # A loop in a page keeps a worker busy for ever.
    wall_seconds: float = Field(gt=0, le=3600)
    # A list that grows in a page makes the kernel kill our own processes, too.
    memory_bytes: int = Field(gt=0, le=16 * GIB)
    # A fork bomb leaves no process id for anybody else; threads count as well.
    tasks: int = Field(gt=0, le=4096)
    # A single file fills the workspace, and is more than a site host takes.
    file_bytes: int = Field(gt=0, le=GIB)
    # The workspace is memory: a disk bomb becomes a memory bomb.
    workspace_bytes: int = Field(gt=0, le=8 * GIB)
    # Empty files cost the kernel about a kilobyte each, and no byte of the workspace.
    workspace_files: int = Field(gt=0, le=1_000_000)
    # The same for /tmp, which is apart so that a full workspace leaves the tools able to say so.
    temporary_bytes: int = Field(gt=0, le=8 * GIB)
    # The trusted reader holds what it hands over in memory, and a host takes 20,000 files at most.
    exchanged_files: int = Field(gt=0, le=100_000)
    exchanged_bytes: int = Field(gt=0, le=4 * GIB)
    # A page that prints in a loop keeps the reader of the log busy instead of the builder.
    log_bytes: int = Field(gt=0, le=GIB)


BUILD = Limits(
    wall_seconds=600,
    memory_bytes=2 * GIB,
    tasks=512,
    file_bytes=64 * MIB,
    workspace_bytes=GIB,
    workspace_files=50_000,
    temporary_bytes=128 * MIB,
    exchanged_files=20_000,
    exchanged_bytes=512 * MIB,
    log_bytes=16 * MIB,
)

# The browser's own limits end before the clock does. What its processes share is counted for each of them.
VERIFICATION = BUILD.model_copy(update={"wall_seconds": 480.0, "memory_bytes": 3 * GIB, "temporary_bytes": 512 * MIB})
