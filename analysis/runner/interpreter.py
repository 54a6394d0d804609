"""The kernel of a run: the interpreter that runs us, whatever kernels the machine knows by name."""

import sys
from typing import Any

import zmq
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec

# What starts and watches kernels has hardly an error of its own.
ERRORS = (RuntimeError, OSError, zmq.ZMQError)


def described() -> str:
    """The kernel that is started, for a message."""
    return f"the Python that was called ({sys.executable})"


def manager(variables: dict[str, str]) -> type[AsyncKernelManager]:
    """A kind of kernel manager, for papermill. variables: environment of the kernel alone."""
    # A specification's variables are templates, in which a dollar sign stands for another one.
    literal = {name: value.replace("$", "$$") for name, value in variables.items()}

    class OwnKernel(AsyncKernelManager):
        """Starts this interpreter under any name."""

        @property
        def kernel_spec(self) -> Any:
            return KernelSpec(**get_kernel_dict(), env=literal)

    return OwnKernel
