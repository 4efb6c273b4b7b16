"""What arrives for the registry of documents: files, mail, envelopes and lists, read, proposed and confirmed."""
