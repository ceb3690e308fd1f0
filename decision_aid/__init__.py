"""The engine: given a policy and what a practitioner has answered, the next step and its deadline.

Standard library only: it runs at build time in CPython and in the reader's browser. There
annotations that are text would be compiled at every start, so none of these files makes them text.
"""
