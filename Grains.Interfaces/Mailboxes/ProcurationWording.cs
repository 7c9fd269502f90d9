using System.Collections.Frozen;

namespace MsaOrleans.Mailboxes;

/// <summary>
/// The words to which a member and their proxy agree. What they agreed to is stored as the version, so the text of a
/// version never changes; other words are a new version.
/// </summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="Text">French; an empty line between paragraphs.</param>
[GenerateSerializer, Immutable, Alias("procuration-wording")]
public sealed record ProcurationWording([property: Id(0)] int Version, [property: Id(1)] string Text)
{
    private static readonly FrozenDictionary<int, ProcurationWording> Versions = new ProcurationWording[]
    {
        new(
            1,
            "Le mandataire lit les échanges de l’adhérent avec sa MSA. "
                + "Il écrit et répond à sa place. "
                + "Chaque message porte le nom de son auteur.\n\n"
                + "Le mandataire ne peut pas changer les préférences de l’adhérent. "
                + "Il ne peut ni donner ni révoquer une procuration. "
                + "Il ne peut pas exporter la messagerie.\n\n"
                + "Le mandataire agit dans l’intérêt de l’adhérent. "
                + "Il garde pour lui ce qu’il lit. "
                + "Il ne s’en sert que pour aider l’adhérent.\n\n"
                + "L’adhérent voit quand son mandataire ouvre sa messagerie. "
                + "Il peut révoquer la procuration à tout moment, sans donner de raison. "
                + "Sinon, elle prend fin à la date convenue, s’il y en a une."
        ),
    }.ToFrozenDictionary(wording => wording.Version);

    /// <summary>The words that a new invitation is made in.</summary>
    public static ProcurationWording Present { get; } = Versions.Values.MaxBy(wording => wording.Version)!;

    /// <summary>The words of that version; null when there is none.</summary>
    public static ProcurationWording? Find(int version) => Versions.GetValueOrDefault(version);
}
