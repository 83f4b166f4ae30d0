"""Power loss and failing system calls, tried out on farbank from outside."""
