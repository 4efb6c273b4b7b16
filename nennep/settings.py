"""Settings, all from the environment (docs/operate.md lists them)."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from nennep import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# A checkout keeps its data beside the code; what was installed keeps it in the person's own folder.
_checkout = (BASE_DIR / "manage.py").exists()
HOME = environment.folder("NENNEP_HOME", BASE_DIR / "data" if _checkout else Path.home() / "nennep")
# Demo accounts and their passwords exist only in a demo's own data folder.
DEMO_MODE = environment.demo("NENNEP_DEMO", HOME)
HOST = environment.text("NENNEP_HOST", "127.0.0.1")
PORT = environment.port("NENNEP_PORT", 8000)
NENNEP_URL = environment.url("NENNEP_URL", f"http://[{HOST}]:{PORT}" if ":" in HOST else f"http://{HOST}:{PORT}")
TRUSTED_PROXIES = environment.addresses("NENNEP_TRUSTED_PROXIES")
SECRET_KEY = environment.secret("NENNEP_SECRET", HOME)
DEBUG = environment.flag("NENNEP_DEBUG")
WEB_PROCESSES = environment.whole_number("NENNEP_PROCESSES", min(4, os.cpu_count() or 1), smallest=1, largest=64)

_hostname = urlsplit(NENNEP_URL).hostname
ALLOWED_HOSTS = sorted({_hostname, HOST, "127.0.0.1", "localhost"} - {"0.0.0.0", None})  # noqa: S104 - left out
SECURE = NENNEP_URL.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "lucide",
    "nennep.ui",
    "nennep.serve",
    "nennep.history",
    "nennep.accounts",
    "nennep.units",
    "nennep.notifications",
    "nennep.files",
    "nennep.figures",
    "nennep.duties",
    "nennep.documents",
    "nennep.intake",
    "nennep.directives",
    "nennep.integrity",
    "nennep.study",
    "nennep.reports",
    "nennep.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nennep.ui.middleware.security_headers",
    "nennep.ui.middleware.no_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "nennep.accounts.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "nennep.accounts.middleware.sign_in_required",
    "nennep.accounts.middleware.password_change_first",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "nennep.urls"
WSGI_APPLICATION = "nennep.wsgi.application"
FORM_RENDERER = "nennep.ui.forms.Renderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nennep.ui.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "nennep.ui.templatetags.ui",
            ],
        },
    }
]

DATABASES = {"default": environment.database("NENNEP_DATABASE_URL", HOME)}
if DEMO_MODE:
    environment.refuse_to_show_a_demo_around(HOST, "NENNEP_DATABASE_URL")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["nennep.accounts.hashers.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "duties:inbox"
LOGOUT_REDIRECT_URL = "accounts:sign_in"

# Throttling: five wrong passwords for one name from one address shut that pair for fifteen minutes.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "nennep.accounts.client_address.client_address"
AXES_LOCKOUT_CALLABLE = "nennep.accounts.views.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "nennep_session"
CSRF_COOKIE_NAME = "nennep_csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "nennep.ui.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [NENNEP_URL]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = False  # the proxy's business; NENNEP_URL decides which cookies are secure
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "nennep" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["nennep.ui.formats"]
USE_THOUSAND_SEPARATOR = True
LANGUAGE_COOKIE_NAME = "nennep_language"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "nennep.ui.storage.Storage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

FILES_ROOT = HOME / "files"
# Fingerprints of essays, made again from the database when they are missing: no backup needs them.
INDEX_ROOT = HOME / "indexes"
UPLOAD_LIMIT_BYTES = 25 * 1024 * 1024
# A bulk import of scans and essays is one ZIP, and may be larger than one file.
IMPORT_LIMIT_BYTES = 200 * 1024 * 1024
# Where papers come from by themselves: {code of a unit: a folder, or the address of a mailbox}.
INTAKE_FOLDERS = environment.folders_of_units("NENNEP_INTAKE_FOLDERS")
INTAKE_MAILBOXES = environment.mailboxes_of_units("NENNEP_INTAKE_MAILBOXES")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000
# A whole folder of papers is dropped at once.
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_HANDLERS = [
    "nennep.files.uploads.LimitUploads",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_TEMP_DIR = environment.folder("NENNEP_UPLOAD_TEMP", HOME / "uploads")

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "ENQUEUE_ON_COMMIT": False,
    }
}

EMAIL_HOST = environment.text("NENNEP_MAIL_HOST")
EMAIL_PORT = environment.port("NENNEP_MAIL_PORT", 25)
EMAIL_HOST_USER = environment.text("NENNEP_MAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("NENNEP_MAIL_PASSWORD")
# Port 465 is encrypted from the first byte on; everywhere else one asks for it.
EMAIL_USE_SSL = environment.flag("NENNEP_MAIL_TLS") and EMAIL_PORT == 465
EMAIL_USE_TLS = environment.flag("NENNEP_MAIL_TLS") and not EMAIL_USE_SSL
DEFAULT_FROM_EMAIL = environment.sender("NENNEP_MAIL_FROM", "nennep@localhost")
MAIL_IS_SET_UP = bool(EMAIL_HOST)
EMAIL_TIMEOUT = 15

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS = ["axes.W003"]
PRODUCT_NAME = _("nền nếp")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # It warns of being asked to stop, which happens at every stop.
    "loggers": {"django_tasks_db": {"level": "ERROR"}},
}
