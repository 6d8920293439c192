### Wat de opdrachten melden.

command-finished = klaar
