"""Turns policies written in YAML into pages, flowcharts and the bundle that runs in a browser."""
