"""Static files under names that change with their content, compressed when they are collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """A file that was not collected keeps its plain name, so tests run without collecting."""

    manifest_strict = False

    def stored_name(self, name):
        if self.hash_key(self.clean_name(name)) not in self.hashed_files:
            return name
        return super().stored_name(name)
