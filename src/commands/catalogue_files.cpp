#include <array>

#include "commands/catalogue.hpp"

namespace confsync::commands {

namespace {

constexpr std::array entries{
    CodeEntry{"changed", Severity::error, "the file changed while it was read",
              "What was read is not what stands there now.", "an editor saved it meanwhile",
              "run the command again."},
    CodeEntry{"not-pulled", Severity::error, "an edit from Confluence could not be written",
              "The file is as it was, and the page too; the message says why.",
              "docs/a.md changed while confsync ran", "mend the cause, then: confsync pull"},
    CodeEntry{"comment-lost", Severity::warning, "an open inline comment whose words are gone",
              "Confluence hides a comment that has lost its place.",
              "Start the rolling update.   (Ada commented on \"rolling\")",
              "answer it first, or keep its words; push.comments = \"refuse\" stops such a push."},
    CodeEntry{"lfs-pointer", Severity::error, "the content of a Git LFS file is not here",
              "Only Git LFS's stand-in was checked out.",
              "version https://git-lfs.github.com/spec/v1", "git lfs pull."},
    CodeEntry{"map-conflict", Severity::note, "a merge left its markers in the map",
              "The higher version of each page counts, as it should.",
              "<<<<<<< ours        (.confsync/map.json)",
              "nothing: the next push writes the map without them."},
    CodeEntry{"map-id-twice", Severity::error, "two lines of the map stand for one page",
              "Nobody can say which file the page is made of.",
              "\"docs/a.md\": {\"id\": \"17\", …},\n\"docs/b.md\": {\"id\": \"17\", …}",
              "remove the line of the file the page is not made of."},
    CodeEntry{"map-no-version", Severity::error, "a line of the map has version 0",
              "No page has one: the line was damaged.",
              "\"docs/a.md\": {\"id\": \"17\", \"version\": 0, …}",
              "take the line from git's history of the map."},
    CodeEntry{"map-orphan", Severity::note, "a page whose file is gone",
              "The page is kept in Confluence.", "git rm docs/old.md",
              "nothing, or remove the page in Confluence."},
    CodeEntry{"not-a-file", Severity::error, "a folder stands where git has a file",
              "The page has no text.", "docs/install.md/", "git status shows what happened."},
    CodeEntry{"page-too-large", Severity::error, "a page that Confluence would refuse",
              "The page is left out: the server takes five megabytes.", "a log of a whole year",
              "make several pages of it, or attach the file and link to it."},
    CodeEntry{"path-not-utf8", Severity::error, "a file name that is not UTF-8",
              "The map could not hold it.", "docs/gr%FC%DFe.md", "git mv it to another name."},
    CodeEntry{"rollback-keeps", Severity::note, "something of the run that a rollback leaves",
              "A rollback puts texts and titles back. Pages that the run made, and places, labels "
              "and attachments that it changed, stay.",
              "confsync rollback 9c1fe22, of a run that made docs/new.md",
              "nothing, or remove the page in Confluence."},
    CodeEntry{"symlink", Severity::error, "a symbolic link is never followed",
              "What it points to might be anything on this machine.", "docs/hosts.md -> /etc/hosts",
              "replace it by the file, or exclude it."},
    CodeEntry{"tree-empty", Severity::warning, "a configured tree without a tracked page",
              "Nothing is published from it.", "[tree.docs]\ndirectory = \"dosc\"",
              "correct directory and include, or git add the files."},
    CodeEntry{"unmerged", Severity::error, "a merge left the file in conflict",
              "The text is none of both sides.", "<<<<<<< HEAD", "resolve it, then git add it."},
    CodeEntry{"unreadable", Severity::error, "the file can't be read", "The page has no text.",
              "-rw------- 1 root root 712 docs/install.md", "check its permissions."},
};

}  // namespace

std::span<const CodeEntry> catalogue_of_files() { return entries; }

}  // namespace confsync::commands
