import { mount } from 'svelte'
import './desk.css'
import Desk from './Desk.svelte'

const place = document.getElementById('desk')
if (!place) throw new Error('the page has no place for the desk')
mount(Desk, { target: place })
