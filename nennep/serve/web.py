"""What `nennep serve` hands to granian: the application, in a process that ends with its parent."""

import os

from nennep.serve.lifeline import end_with_parent
from nennep.wsgi import application

__all__ = ["application"]

end_with_parent(os.getppid())
