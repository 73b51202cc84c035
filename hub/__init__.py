"""The core of the hub: content model, checks, links and pages, whatever engine builds the site."""
