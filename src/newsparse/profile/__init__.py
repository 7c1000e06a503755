"""What the pages of one site have in common, learned from some pages and used on others."""

from newsparse.profile.keys import line_key, sentences
from newsparse.profile.learn import Learner
from newsparse.profile.patterns import RecurringPattern
from newsparse.profile.site import SiteProfile, read_profile
from newsparse.profile.summary import BlockSummary, PageSummary, summarise_page

__all__ = [
    "BlockSummary",
    "Learner",
    "PageSummary",
    "RecurringPattern",
    "SiteProfile",
    "line_key",
    "read_profile",
    "sentences",
    "summarise_page",
]
