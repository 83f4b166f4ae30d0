"""The workbench: the verbs of farbank as pages on loopback. It holds no rule of its own and sends nothing anywhere."""
