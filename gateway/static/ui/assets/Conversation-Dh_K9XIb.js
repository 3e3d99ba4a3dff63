import{Fi as e,Ha as t,Ka as n,Kn as r,N as i,P as a,Rt as o,Ua as s,Ut as c,Va as l,Vi as u,Xr as d,Ya as f,da as p,ii as m,ji as h}from"./ui-BBGX17A8.js";import{n as g,t as _}from"./worker-lbs9Cvhx.js";import{a as v,i as y,n as b,r as x,t as S}from"./TurnOf-B4k3phRu.js";import{i as C}from"./Markdown-DfOMsvdR.js";var w=f(n(),1),T=new URL(`json.worker-DOBlH3Qs.js`,import.meta.url).href;function E(t,n){let[r,i]=(0,w.useState)({of:null}),[a,o]=(0,w.useState)(0);(0,w.useEffect)(()=>{if(n===null)return;let{remote:r,end:a}=_(g(T)),o=new AbortController;return(async()=>{let a=await h(t,{id:n},{signal:o.signal}),s=await r.load(a),[c]=s.errors;if(c&&Object.keys(s.has).length===0)throw e.of(c,s.cost??void 0);o.signal.aborted||i({of:n,answered:{held:r,loaded:s}})})().catch(e=>{o.signal.aborted||i({of:n,error:e})}),()=>{o.abort(),a()}},[t,n,a]);let s=r.of===n&&n!==null;return{answered:s?r.answered:void 0,error:s?r.error:void 0,again:()=>{i({of:null}),o(a+1)}}}var D=10;function O({held:e,turns:n}){let i=p(b),[a,c]=(0,w.useState)(new Set),[u,d]=(0,w.useState)(D),f=Math.max(0,n.length-u);return s(l,{children:[f>0&&t(`p`,{children:s(r,{onPress:()=>d(u*4),children:[`Show `,o(Math.min(u*3,f)),` of `,o(f),` earlier turns`]})}),t(`ol`,{className:C.turns,"aria-label":`Conversation`,children:n.slice(f).map(n=>t(S,{held:e,turn:n,isPlain:!0,way:v(n.role,i),setWay:k,isOpen:a.has(n.index),setOpen:e=>{let t=new Set(a);e?t.add(n.index):t.delete(n.index),c(t)}},n.index))})]})}var k=()=>void 0,A=u(`
  query CompletionConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        content
        name
        parts {
          kind
          text
          url
          data
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`),j=u(`
  query BriefConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        name
        parts {
          kind
          text
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`),M=[];function N({id:e,isAside:n=!1,isBrief:r=!1}){let i=E(r?j:A,e);return t(I,{id:e,isAside:n,isBrief:r,asked:i})}var P=e=>E(A,e);async function F(e,{held:t}){return t.isSame(await h(A,{id:e}))}function I({id:e,isAside:n=!1,isBrief:r=!1,asked:o}){let{answered:s,error:l,again:u}=o,[f,p]=(0,w.useState)(null);(0,w.useEffect)(()=>{s&&s.held.turns().then(e=>p({of:s,turns:e}),()=>void 0)},[s]);let m=f!==null&&f.of===s?f.turns:null;if(l!==void 0)return t(c,{error:l,retry:u});if(!s)return t(d,{});if(!(`messages`in s.loaded.has))return t(a,{what:`completion`});if(m===null)return t(d,{});if(m.length===0)return t(i,{title:`No conversation`,children:t(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})});let h={held:s.held,turns:m};return r?t(O,{...h},e):t(R,{...h,isAside:n},e)}var L=200;function R({held:e,turns:n,isAside:i}){let a=(0,w.useRef)(null),o=p(b),[c]=(0,w.useState)(o),[u,d]=(0,w.useState)({}),[f,h]=(0,w.useState)(new Set),[g,_]=(0,w.useState)(0),[T,E]=(0,w.useState)(L),D=n.slice(0,T);return m((0,w.useMemo)(()=>{if(i)return M;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(D.length-1,g+e));_(t);let n=a.current?.children[t];n instanceof HTMLElement&&n.focus()},n=D[g];return[{id:`next`,repeats:!0,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,repeats:!0,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!n)return;let e=y(u[g]??v(n.role,c));d({...u,[g]:e}),x(n.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(f);e.delete(g)||e.add(g),h(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>h(f.size===D.length?new Set:new Set(D.keys()))}]},[i,D,g,u,f,c])),s(l,{children:[t(`ol`,{ref:a,className:C.turns,"aria-label":`Conversation`,children:D.map((n,r)=>t(S,{held:e,turn:n,way:u[r]??v(n.role,c),setWay:e=>{d({...u,[r]:e}),x(n.role,e)},isOpen:f.has(r),setOpen:e=>{let t=new Set(f);e?t.add(r):t.delete(r),h(t)},isFocused:r===g,onFocus:()=>_(r)},n.index))}),n.length>T&&s(r,{onPress:()=>E(T+L),children:[`Show `,Math.min(L,n.length-T),` more of `,n.length,` turns`]})]})}export{E as a,P as i,I as n,F as r,N as t};