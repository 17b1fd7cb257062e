from recoupe.api import Dossier as Dossier
from recoupe.api import read as read
from recoupe.api import read_all as read_all

__version__: str
PUBLIC: tuple[str, ...]
