"""What is made beside the pages, and how a finished site takes the place of the former one."""
