using MsaOrleans.Grains.Replies;
using MsaOrleans.Grains.Replies.Domain;
using MsaOrleans.Grains.Tests.Catalog;

namespace MsaOrleans.Grains.Tests.Replies;

/// <summary>One template for each level of <see cref="SmallCatalog"/>, the least specific first.</summary>
internal static class SmallTemplates
{
    public const string General = """
        {
          "templates": [
            { "code": "attente", "label": "Attente", "kind": "interim", "text": "Bonjour {{ member }},\n{{ theme }}, {{ subject }}, {{ reason }}.\n{{ agent }}\n{{ fund }}" }
          ]
        }
        """;

    public const string Sante = """
        {
          "templates": [
            { "code": "sante", "label": "Santé", "kind": "final", "theme": "sante", "text": "{{ member }} ou {{ member }}" },
            { "code": "cartes", "label": "Cartes", "kind": "final", "theme": "sante", "subject": "cartes", "text": "Cartes" },
            { "code": "vitale", "label": "Vitale", "kind": "final", "theme": "sante", "subject": "cartes", "reason": "vitale", "text": "Vitale" },
            { "code": "terres", "label": "Terres", "kind": "final", "theme": "sante", "subject": "terres", "text": "Terres" }
          ]
        }
        """;

    public static ReplyTemplates Load(string sante = Sante, string general = General) =>
        ReplyTemplateBuilder.Build(
            ReplyTemplateFiles.Read([
                SmallCatalog.File("general.json", general),
                SmallCatalog.File("01-sante.json", sante),
            ]),
            SmallCatalog.Load()
        );
}
