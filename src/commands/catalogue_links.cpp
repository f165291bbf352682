#include <array>

#include "commands/catalogue.hpp"

namespace confsync::commands {

namespace {

constexpr std::array entries{
    CodeEntry{"anchor-not-found", Severity::warning, "a link names a heading that isn't there",
              "The link leads to the page itself; one to a heading of its own page stays text.",
              "[Ports](install.md#prots)",
              "correct the part after #; it is the heading in lower case, with hyphens for blanks, "
              "as on GitHub."},
    CodeEntry{"link-broken", Severity::warning, "a link leads to a file that git does not track",
              "Its text stays, without a link.", "[Install](instal.md)",
              "correct the path, or git add the file."},
    CodeEntry{"link-outside", Severity::warning, "a link leads to what is not published from here",
              "The way out of the repository, a draft, a symbolic link or a Markdown file in no "
              "tree: the text stays, without a link.",
              "[Notes](../../elsewhere/notes.md)",
              "link to an address that readers of the wiki can open, or publish the file."},
    CodeEntry{"link-not-published", Severity::note, "a link leads to a file that is no page",
              "Source code and folders without a page are not published. The text stays, without a "
              "link.",
              "[main](../src/main.cpp)",
              "nothing; or say in links.forge where the file can be read, or in links.attach that "
              "pages carry it."},
    CodeEntry{
        "link-scheme", Severity::warning, "an address of a kind that can't be linked to",
        "Confluence follows http, https, ftp, mailto and tel, and confsync makes links of ac:, "
        "confluence: and confluence-page:. The text stays, without a link.",
        "[Share](file:///srv/share)", "link to a web address."},
    CodeEntry{"link-unsafe", Severity::warning, "a link that would run code",
              "It is left out, the text stays.", "[Click](javascript:alert(1))",
              "remove the link."},
    CodeEntry{"image-missing", Severity::warning, "an image that git does not track",
              "Its description is shown instead.", "![Overview](img/overveiw.png)",
              "correct the path, or git add the image."},
    CodeEntry{"image-outside", Severity::warning, "an image outside of the repository",
              "Symbolic links are not followed, and files elsewhere are not published. Its "
              "description is shown instead.",
              "![Logo](/usr/share/pixmaps/logo.png)", "copy the image into the repository."},
    CodeEntry{"image-data", Severity::warning, "an image in a data: address that no page can show",
              "Its description is shown instead. PNG, JPEG, GIF, SVG and WebP are attached.",
              "![Dot](data:image/tiff;base64,SUkqAA==)",
              "save the image as a file beside the page."},
    CodeEntry{"image-unused", Severity::note, "an image that no page shows",
              "It stands in a published folder, but neither a page nor a draft names it.",
              "docs/img/old-overview.png",
              "git rm it. When something else needs it, exclude it: exclude = [\"img/site/**\"]."},
};

}  // namespace

std::span<const CodeEntry> catalogue_of_links() { return entries; }

}  // namespace confsync::commands
