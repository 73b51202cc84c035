"""An account told in a GitHub issue form: what the forms ask, and how an issue becomes pages."""
