"""What an exporter leaves in a network's file: where on which machine each product was written down. It goes."""

from pathlib import Path

import onnx


def drop_traces(path: Path) -> None:
    """Take out of an ONNX file what is said of its making; what it computes stays."""
    model = onnx.load(path)
    graph = model.graph
    parts = (model, graph, *model.functions, *graph.node, *graph.input, *graph.output, *graph.value_info)
    for part in (*parts, *graph.initializer):
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save(model, path)
