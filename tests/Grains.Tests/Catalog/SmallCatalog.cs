using System.Text;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.DataFiles;

namespace MsaOrleans.Grains.Tests.Catalog;

/// <summary>A catalogue small enough to be read at a glance, as its files are written.</summary>
internal static class SmallCatalog
{
    public const string Sante = """
        {
          "code": "sante",
          "label": "Santé",
          "profiles": ["exploitant", "particulier"],
          "subjects": [
            {
              "code": "cartes",
              "label": "Cartes",
              "reasons": [
                { "code": "europe", "label": "Ma carte européenne", "onlineService": "demander-carte" },
                { "code": "vitale", "label": "Ma carte Vitale" },
                { "code": "autre", "label": "Autre" }
              ]
            },
            {
              "code": "terres",
              "label": "Terres",
              "profiles": ["exploitant"],
              "reasons": [
                { "code": "surface", "label": "Ma surface" },
                { "code": "autre", "label": "Autre question Terres" }
              ]
            }
          ]
        }
        """;

    public const string Travail = """
        {
          "code": "travail",
          "label": "Travail",
          "profiles": ["employeur", "exploitant"],
          "subjects": [
            {
              "code": "accident",
              "label": "Accident",
              "reasons": [
                { "code": "reserves", "label": "Réserves", "profiles": ["employeur"] },
                { "code": "declaration", "label": "Déclaration" },
                { "code": "autre", "label": "Autre" }
              ]
            }
          ]
        }
        """;

    public const string Services = """
        [
          {
            "code": "demander-carte",
            "label": "Demander ma carte",
            "url": "https://www.msa.example/carte",
            "topic": { "theme": "sante", "subject": "cartes", "reason": "europe" }
          },
          { "code": "payer", "label": "Payer", "url": "https://www.msa.example/payer" }
        ]
        """;

    public static TopicCatalog Load(string sante = Sante, string travail = Travail, string services = Services) =>
        TopicCatalog.From(
            CatalogFiles.Read([
                File("02-travail.json", travail),
                File("01-sante.json", sante),
                File(CatalogFiles.OnlineServices, services),
            ])
        );

    public static DataFile File(string name, string json) =>
        new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
