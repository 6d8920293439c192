### Words of the pages and forms.

skip-to-content = skip to content
