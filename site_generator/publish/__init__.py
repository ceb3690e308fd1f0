"""The whole site: pages, files, headers, and the adapter to MkDocs."""
