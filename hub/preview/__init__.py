"""What a proposed change would alter for a reader, told before anybody decides about it."""
