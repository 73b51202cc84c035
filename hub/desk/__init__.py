"""The editor's desk: what in the hub asks for somebody's attention, and how the hub grows."""
