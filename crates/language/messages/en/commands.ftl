### What the commands report.

command-finished = done
