"""The whole site: pages, files and headers, and the adapter to MkDocs."""
