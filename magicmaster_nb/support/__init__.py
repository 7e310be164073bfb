"""What every part of the package needs and none of them owns: checks, files, processes, the command line."""
