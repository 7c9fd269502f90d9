using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Demo;

/// <summary>
/// What the personas wrote before the service was first started, on business days of their fund before now.
/// </summary>
internal static class DemoHistories
{
    private static readonly Topic Card = Topic(
        "sante",
        "Santé",
        "cartes-assurance-maladie",
        "Cartes d'assurance maladie",
        "carte-vitale",
        "Carte Vitale"
    );
    private static readonly Topic Rights = Topic(
        "sante",
        "Santé",
        "droits-maladie",
        "Droits maladie, médecin traitant",
        "autre",
        "Autre question Droits maladie"
    );
    private static readonly Topic Disability = Topic(
        "invalidite",
        "Invalidité",
        "invalidite",
        "Invalidité",
        "autre",
        "Autre question Invalidité"
    );
    private static readonly Topic Settling = Topic(
        "cotisations-exploitants",
        "Cotisations Exploitants, parcellaire, affiliation, facture",
        "affiliation",
        "Affiliation",
        "mon-installation",
        "Mon installation"
    );

    public static async Task<ImmutableArray<ImportedMailbox>> AtAsync(DemoCalendar calendar)
    {
        var (first, second) = (
            await calendar.BusinessDayAsync(424, new(9, 40)),
            await calendar.BusinessDayAsync(225, new(10, 15))
        );
        var (third, overdue) = (
            await calendar.BusinessDayAsync(1, new(9, 40)),
            await calendar.OverdueAsync(8, new(9, 30))
        );
        return [JeanSebastien(first, second, third), Odile(overdue, await calendar.WaitingAsync(new(10, 20)))];
    }

    private static ImportedMailbox JeanSebastien(DateTimeOffset first, DateTimeOffset second, DateTimeOffset third) =>
        new(
            DemoPersonas.JeanSebastien.ToActor(),
            [
                Answered(
                    first,
                    first.AddHours(6),
                    Disability,
                    "Bonjour,\nMa pension d’invalidité est-elle revalorisée cette année ?\nMerci.",
                    "Bonjour,\nLa revalorisation figurera sur votre prochain paiement.\nCordialement,\nvotre "
                        + "gestionnaire"
                ),
                Answered(
                    second,
                    second.AddHours(5),
                    Rights,
                    "Bonjour,\nMes droits sont-ils à jour après mon changement d’employeur ?",
                    "Bonjour,\nVos droits sont à jour, vous n’avez rien à faire.\nCordialement,\nvotre gestionnaire"
                ),
                Answered(
                    third,
                    third.AddHours(4),
                    Card,
                    "Bonjour,\nJe souhaite activer mon espace santé mais on me demande le numéro de série de "
                        + "ma carte vitale.\nCelle-ci étant abimée, le dernier chiffre est illisible.\nDois-je "
                        + "commander une nouvelle carte ?\nPouvez-vous m'indiquer comment retrouver le numéro de "
                        + "série ?\nMerci de votre aide.\nCordialement,\nJean-Sébastien",
                    "Bonjour,\nLe numéro de série figure aussi sur votre attestation de droits, dans « Mon "
                        + "espace privé ».\ncordialement\nvotre gestionnaire",
                    read: false
                ),
            ],
            ImmutableDictionary<string, ProxyTerms>.Empty
        );

    private static ImportedMailbox Odile(DateTimeOffset overdue, DateTimeOffset waiting) =>
        new(
            DemoPersonas.Odile.ToActor(),
            [
                new(
                    overdue,
                    DemoPersonas.Fund,
                    Settling,
                    ContactKind.Document,
                    "Bonjour,\nPouvez-vous m’envoyer mon attestation d’affiliation ? La banque me la "
                        + "demande.\nOdile Lefèvre",
                    [],
                    false
                ),
                new(
                    waiting,
                    DemoPersonas.Fund,
                    Settling,
                    ContactKind.Question,
                    "Bonjour,\nMon fils reprend une partie de l’exploitation au 1er janvier : quelles "
                        + "démarches dois-je faire ?\nOdile Lefèvre",
                    [],
                    false
                ),
            ],
            ImmutableDictionary<string, ProxyTerms>.Empty.Add(
                DemoPersonas.Lucie.Sub,
                new(DemoPersonas.Lucie.Name, DemoPersonas.Lucie.Email, null, null)
            )
        );

    private static ImportedContact Answered(
        DateTimeOffset sentAt,
        DateTimeOffset answeredAt,
        Topic topic,
        string text,
        string answer,
        bool read = true
    ) =>
        new(
            sentAt,
            DemoPersonas.Fund,
            topic,
            ContactKind.Question,
            text,
            [new(answeredAt, DemoPersonas.Claire.ToActor(), ReplyKind.Final, answer)],
            read
        );

    private static Topic Topic(
        string theme,
        string themeLabel,
        string subject,
        string subjectLabel,
        string reason,
        string reasonLabel
    ) => new(new(theme, themeLabel), new(subject, subjectLabel), new(reason, reasonLabel));
}
