"""The command line: a visible table of commands, each loaded only when it is called, so that `recoupe --help` is instant."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from recoupe.commands.common import say
from recoupe.errors import RecoupeError, UsageError

COMMANDS: dict[str, str] = {
    "read": "recoupe.commands.reading:read",
    "add": "recoupe.commands.adding:add",
    "fetch": "recoupe.commands.adding:fetch",
    "reread": "recoupe.commands.adding:reread",
    "remove": "recoupe.commands.adding:remove",
    "disputes": "recoupe.commands.listing:disputes",
    "events": "recoupe.commands.listing:events",
    "quotes": "recoupe.commands.listing:quotes",
    "actors": "recoupe.commands.listing:actors",
    "articles": "recoupe.commands.listing:articles",
    "show": "recoupe.commands.showing:show",
    "register": "recoupe.commands.leaving:register",
    "export": "recoupe.commands.leaving:export",
    "datasette": "recoupe.commands.leaving:datasette",
    "serve": "recoupe.commands.leaving:serve",
    "publish": "recoupe.commands.leaving:publish",
    "spark": "recoupe.commands.cluster:spark",
    "import": "recoupe.commands.cluster:import_",
    "check": "recoupe.commands.about:check",
    "doctor": "recoupe.commands.about:doctor",
    "version": "recoupe.commands.about:version",
}


class Commands(click.Group):
    """A group whose commands are named in COMMANDS and imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("cli.commands")):
            formatter.write_dl([(name, say(f"cli.help.{name}")) for name in COMMANDS])


@click.group(cls=Commands, help=say("cli.help.recoupe"), epilog=say("cli.epilog"), context_settings={"help_option_names": ["-h", "--help"]})
def recoupe() -> None:
    """The group; each command does its own work."""


def main() -> None:
    """The entry point. Exit status: 0 well, 1 something could not be read (the rest was), 2 wrong use."""
    try:
        recoupe.main(standalone_mode=False, prog_name="recoupe")
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("cli.stopped"), err=True)
        sys.exit(130)
    except RecoupeError as error:
        click.echo(f"{say('cli.error')} {error}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    main()
