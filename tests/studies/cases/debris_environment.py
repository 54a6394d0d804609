"""Each rule of debris_environment, driven to each outcome that it can give."""

_NEEDED = {"material": 0.01, "needed_share": 0.5}
_RISEN = {"seen_japan": 0.1, "seen_china": 0.1, "foretold_japan": 0.1, "foretold_china": 0.1}
_HARDLY = dict.fromkeys(_RISEN, 0.09)

CASES = {
    "assets-fragile": [
        (dict(chance_1mm=0.7, exposed_share=0.5, **_NEEDED), "supported"),
        (dict(chance_1mm=0.7, exposed_share=0.49, **_NEEDED), "partly"),
        (dict(chance_1mm=0.009, exposed_share=0.01, **_NEEDED), "partly"),
        (dict(chance_1mm=0.01, exposed_share=0.0, **_NEEDED), "partly"),
        (dict(chance_1mm=0.009, exposed_share=0.0, **_NEEDED), "not supported"),
    ],
    "asat-debris": [
        (dict(material=0.1, **_RISEN), "supported"),
        (dict(material=0.1, **_RISEN | {"seen_china": 0.09}), "partly"),
        (dict(material=0.1, **_HARDLY | {"foretold_japan": 0.1}), "partly"),
        (dict(material=0.1, **_HARDLY), "not supported"),
    ],
}
