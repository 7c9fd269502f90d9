using System.ComponentModel.DataAnnotations;
using MsaOrleans.Api.Mail;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>A new request. Texts are checked by the mailbox, whose rules they are.</summary>
/// <param name="Text">10 à 750 caractères (unités UTF-16), espaces de début et de fin retirés.</param>
public sealed record NewContactRequest(
    [property:
        Required(ErrorMessage = "Le thème est obligatoire."),
        StringLength(64, ErrorMessage = "64 caractères au plus.")
    ]
        string? Theme,
    [property:
        Required(ErrorMessage = "Le sujet est obligatoire."),
        StringLength(64, ErrorMessage = "64 caractères au plus.")
    ]
        string? Subject,
    [property:
        Required(ErrorMessage = "Le motif est obligatoire."),
        StringLength(64, ErrorMessage = "64 caractères au plus.")
    ]
        string? Reason,
    [property: Required(ErrorMessage = "Le type de demande est obligatoire.")] ContactKind? Kind,
    [property: Required(AllowEmptyStrings = true, ErrorMessage = "Le texte est obligatoire.")] string? Text
);

public sealed record NewMessageRequest(
    [property: Required(AllowEmptyStrings = true, ErrorMessage = "Le texte est obligatoire.")] string? Text
);

/// <param name="Rating">1 à 5 ; sans note si absent.</param>
public sealed record FeedbackRequest(
    [property: Required(ErrorMessage = "Obligatoire : true ou false.")] bool? Resolved,
    [property: Range(1, 5, ErrorMessage = "Une note de 1 à 5.")] int? Rating
);

/// <param name="Text">1 à 4 000 caractères (unités UTF-16).</param>
public sealed record NewReplyRequest(
    [property: Required(AllowEmptyStrings = true, ErrorMessage = "Le texte est obligatoire.")] string? Text,
    [property: Required(ErrorMessage = "Le type de réponse est obligatoire.")] ReplyKind? Kind
);

public sealed record PreferencesRequest(
    [property: Required(ErrorMessage = "Obligatoire : true ou false.")] bool? AnswerNotifications,
    [property: Required(ErrorMessage = "Obligatoire : true ou false.")] bool? Recalls
);

/// <param name="From">Début de la procuration ; tout de suite si absent.</param>
/// <param name="Until">Fin de la procuration, exclue ; jusqu’à révocation si absente.</param>
public sealed record ProxyRequest(
    [property:
        Required(ErrorMessage = ProxyRequest.NameRule),
        StringLength(100, ErrorMessage = "100 caractères au plus.")
    ]
        string? Name,
    [property: Mailable, StringLength(254, ErrorMessage = "254 caractères au plus.")] string? Email,
    DateTimeOffset? From,
    DateTimeOffset? Until
)
{
    internal const string NameRule = "Le nom est obligatoire.";
}

/// <param name="Name">Nom de la personne invitée ; gardé à côté de celui de qui accepte.</param>
/// <param name="From">Début de la procuration ; dès l’acceptation si absent.</param>
/// <param name="Until">Fin de la procuration, exclue ; jusqu’à révocation si absente.</param>
/// <param name="Wording">Version des termes que l’adhérent a lus ; refusée si ce n’est plus la présente.</param>
public sealed record InvitationRequest(
    [property:
        Required(ErrorMessage = ProxyRequest.NameRule),
        StringLength(100, ErrorMessage = "100 caractères au plus.")
    ]
        string? Name,
    [property:
        Required(ErrorMessage = "L’adresse électronique est obligatoire."),
        Mailable,
        StringLength(254, ErrorMessage = "254 caractères au plus.")
    ]
        string? Email,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    int? Wording
);

/// <param name="Code">16 lettres et chiffres ; la casse, les espaces et les tirets sont ignorés.</param>
public sealed record CodeRequest(
    [property:
        Required(ErrorMessage = "Le code est obligatoire."),
        StringLength(64, ErrorMessage = "64 caractères au plus.")
    ]
        string? Code
);

/// <param name="Agent">Identifiant du gestionnaire à qui un responsable confie l’échange ; soi-même si absent.</param>
public sealed record ClaimRequest(string? Agent);

/// <param name="Text">1 à 4 000 caractères (unités UTF-16).</param>
public sealed record NoteRequest(
    [property: Required(AllowEmptyStrings = true, ErrorMessage = "Le texte est obligatoire.")] string? Text
);

/// <param name="Fund">Code de la caisse qui reprend l’échange ; la même si absent.</param>
public sealed record TransferRequest(
    [property:
        Required(ErrorMessage = "Le thème est obligatoire."),
        StringLength(64, ErrorMessage = "64 caractères au plus.")
    ]
        string? Theme,
    [property:
        Required(ErrorMessage = "Le sujet est obligatoire."),
        StringLength(64, ErrorMessage = "64 caractères au plus.")
    ]
        string? Subject,
    [property:
        Required(ErrorMessage = "Le motif est obligatoire."),
        StringLength(64, ErrorMessage = "64 caractères au plus.")
    ]
        string? Reason,
    [property: StringLength(64, ErrorMessage = "64 caractères au plus.")] string? Fund
);
