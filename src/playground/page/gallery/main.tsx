import { createRoot } from "react-dom/client";
import { GalleryPage } from "./gallery-page.tsx";
import "./gallery.css";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root");
createRoot(root).render(<GalleryPage />);
