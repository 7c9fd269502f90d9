using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Demo;

/// <summary>What the personas wrote before the service was first started, told from now backwards.</summary>
internal static class DemoHistories
{
    private static readonly Topic Card = Topic("sante", "Santé", "cartes-assurance-maladie", "Cartes d'assurance maladie", "carte-vitale", "Carte Vitale");
    private static readonly Topic Rights = Topic("sante", "Santé", "droits-maladie", "Droits maladie, médecin traitant", "autre", "Autre question Droits maladie");
    private static readonly Topic Disability = Topic("invalidite", "Invalidité", "invalidite", "Invalidité", "autre", "Autre question Invalidité");
    private static readonly Topic Settling = Topic("cotisations-exploitants", "Cotisations Exploitants, parcellaire, affiliation, facture", "affiliation", "Affiliation", "mon-installation", "Mon installation");

    public static IEnumerable<ImportedMailbox> At(DateTimeOffset now) =>
    [
        new(DemoPersonas.JeanSebastien.ToActor(),
            [
                Answered(now.AddDays(-424), now.AddDays(-423), Disability,
                    "Bonjour,\nMa pension d’invalidité est-elle revalorisée cette année ?\nMerci.",
                    "Bonjour,\nLa revalorisation figurera sur votre prochain paiement.\nCordialement,\nvotre gestionnaire"),
                Answered(now.AddDays(-225), now.AddDays(-225).AddHours(5), Rights,
                    "Bonjour,\nMes droits sont-ils à jour après mon changement d’employeur ?",
                    "Bonjour,\nVos droits sont à jour, vous n’avez rien à faire.\nCordialement,\nvotre gestionnaire"),
                Answered(now.AddDays(-1), now.AddDays(-1).AddHours(4), Card,
                    "Bonjour,\nJe souhaite activer mon espace santé mais on me demande le numéro de série de ma carte vitale.\nCelle-ci étant abimée, le dernier chiffre est illisible.\nDois-je commander une nouvelle carte ?\nPouvez-vous m'indiquer comment retrouver le numéro de série ?\nMerci de votre aide.\nCordialement,\nJean-Sébastien",
                    "Bonjour,\nLe numéro de série figure aussi sur votre attestation de droits, dans « Mon espace privé ».\ncordialement\nvotre gestionnaire",
                    read: false),
            ],
            ImmutableDictionary<string, ProxyTerms>.Empty),
        new(DemoPersonas.Odile.ToActor(),
            [
                new(now.AddDays(-8), DemoPersonas.Odile.Fund!, Settling, ContactKind.Document,
                    "Bonjour,\nPouvez-vous m’envoyer mon attestation d’affiliation ? La banque me la demande.\nOdile Lefèvre", [], false),
                new(now.AddDays(-3), DemoPersonas.Odile.Fund!, Settling, ContactKind.Question,
                    "Bonjour,\nMon fils reprend une partie de l’exploitation au 1er janvier : quelles démarches dois-je faire ?\nOdile Lefèvre", [], false),
            ],
            ImmutableDictionary<string, ProxyTerms>.Empty.Add(
                DemoPersonas.Lucie.Sub, new(DemoPersonas.Lucie.Name, DemoPersonas.Lucie.Email, null, null))),
    ];

    private static ImportedContact Answered(
        DateTimeOffset sentAt, DateTimeOffset answeredAt, Topic topic, string text, string answer, bool read = true) =>
        new(sentAt, DemoPersonas.JeanSebastien.Fund!, topic, ContactKind.Question, text, [new(answeredAt, DemoPersonas.Claire.ToActor(), ReplyKind.Final, answer)], read);

    private static Topic Topic(string theme, string themeLabel, string subject, string subjectLabel, string reason, string reasonLabel) =>
        new(new(theme, themeLabel), new(subject, subjectLabel), new(reason, reasonLabel));
}
