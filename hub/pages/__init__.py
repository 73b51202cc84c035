"""What each page of the site shows, as plain data: `page.meta["hub"]` for the templates."""
